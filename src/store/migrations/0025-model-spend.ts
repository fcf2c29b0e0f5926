import type { Migration } from './migration.ts';

/** What was spent on models, by Shanghai day; amounts in millionths of the currency the prices are in. */
export const modelSpend: Migration = {
  number: 25,
  name: 'model-spend',
  statements: () => ['create table model_spend (day text primary key, amount bigint not null)'],
};
