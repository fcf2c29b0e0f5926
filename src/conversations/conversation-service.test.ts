import { describeOnBothDatabases } from '../store/testing/databases.ts';
import { handoverContract } from './testing/handover-contract.ts';
import { interleavingContract } from './testing/interleaving-contract.ts';
import { keepingContract } from './testing/keeping-contract.ts';
import { openingContract } from './testing/opening-contract.ts';
import { turnContract } from './testing/turn-contract.ts';

describeOnBothDatabases('how conversations begin', openingContract);
describeOnBothDatabases('turns', turnContract);
describeOnBothDatabases('handovers', handoverContract);
describeOnBothDatabases('what is kept', keepingContract);
describeOnBothDatabases('a conversation under overlapping acts', interleavingContract);
