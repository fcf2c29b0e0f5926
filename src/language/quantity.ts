import { z } from 'zod';

/** Units a quantity is normalised to. Money is in yuan, shares in percent, `times` is a multiple (5倍). */
export const units = [
  'year',
  'month',
  'week',
  'day',
  'working-day',
  'hour',
  'minute',
  'yuan',
  'percent',
  'times',
  'count',
] as const;
export const unitSchema = z.enum(units);
export type Unit = z.infer<typeof unitSchema>;

/** A normalised quantity: 十五年 = 15年 = "fifteen years" = {value: 15, unit: 'year'}. */
export const quantitySchema = z.strictObject({ value: z.number(), unit: unitSchema });
export type Quantity = z.infer<typeof quantitySchema>;
