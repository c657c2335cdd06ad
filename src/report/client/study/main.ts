import type { SweepDocument } from '../../study/sweep-document.js';
import type { TuneDocument } from '../../study/tune-document.js';
import { byId } from '../dom.js';
import { openSweep } from './open-sweep.js';
import { openTune } from './open-tune.js';

// The script of the pages of sweeps and searches.
const study = JSON.parse(byId('document').textContent) as SweepDocument | TuneDocument;
if (study.kind === 'sweep') openSweep(study);
else openTune(study);
