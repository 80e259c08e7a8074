import type {LabStep} from './step.js';
import {cleanUp} from './steps/clean-up.js';
import {create} from './steps/create.js';
import {fanOut} from './steps/fan-out.js';
import {hotKey} from './steps/hot-key.js';
import {produce} from './steps/produce.js';
import {read} from './steps/read.js';
import {scale} from './steps/scale.js';
import {throttle} from './steps/throttle.js';
import {variables} from './steps/variables.js';

/**
The lab, in its order. Every step can be done at any time.
*/
export const labSteps: readonly LabStep[] = [variables, create, produce, read, scale, throttle, hotKey, fanOut, cleanUp];
