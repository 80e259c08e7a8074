import type {Action, ActionId} from './action.js';
import {restartReading} from './restart-reading.js';
import {streamCreation} from './create-stream.js';
import {lowerRate, raiseRate, toggleProducer} from './produce-keys.js';
import {scaleDown, scaleToCount, scaleUp} from './scale.js';
import {tearDown} from './tear-down.js';
import {toggleFanOut} from './toggle-fan-out.js';

/**
Everything that clickmon can do, once: keys, commands and tests all come here.
*/
export const actions: Readonly<Record<ActionId, Action>> = {
	'create-stream': streamCreation,
	'toggle-producer': toggleProducer,
	'raise-rate': raiseRate,
	'lower-rate': lowerRate,
	'scale-up': scaleUp,
	'scale-down': scaleDown,
	'scale-to': scaleToCount,
	'toggle-fan-out': toggleFanOut,
	'restart-reading': restartReading,
	'tear-down': tearDown,
};
