import { describeOnBothDatabases } from './testing/databases.ts';
import { databaseContract } from './testing/database-contract.ts';

describeOnBothDatabases('the state database', databaseContract);
