import type {Action, NoInput} from './action.js';
import {consumerDeregistration} from './consumers/deregister-consumer.js';
import {consumerRegistration} from './consumers/register-consumer.js';
import {
	lowerRate,
	nextUsers,
	raiseRate,
	toggleHotUser,
	toggleProducer,
} from './producing/control-producer.js';
import {putRecord} from './producing/put-record.js';
import {restartReading} from './reading/restart-reading.js';
import {toggleFanOut} from './reading/toggle-fan-out.js';
import {toggleGreedyConsumers} from './reading/toggle-greedy.js';
import {mergeTwo} from './shards/merge.js';
import {scaleDown, scaleToCount, scaleUp} from './shards/scale.js';
import {splitOne} from './shards/split.js';
import {streamCreation} from './streams/create-stream.js';
import {settingsChange} from './streams/settings/change-settings.js';
import {tearDown} from './streams/tear-down.js';

/**
Everything that clickmon can do, once: keys, commands and tests all come here.
*/
const all = [
	streamCreation,
	toggleProducer,
	raiseRate,
	lowerRate,
	nextUsers,
	toggleHotUser,
	putRecord,
	scaleUp,
	scaleDown,
	scaleToCount,
	splitOne,
	mergeTwo,
	settingsChange,
	consumerRegistration,
	consumerDeregistration,
	toggleFanOut,
	toggleGreedyConsumers,
	restartReading,
	tearDown,
] as const;

type Registered = (typeof all)[number];

export type ActionId = Registered['id'];

type ActionNamed<Id extends ActionId> = Extract<Registered, {readonly id: Id}>;

/**
What a caller has to say with an action.
*/
export type InputOf<Id extends ActionId> = Parameters<ActionNamed<Id>['run']>[1];

/**
The actions that need no input: a key can start them.
*/
export type PlainActionId = {[Id in ActionId]: NoInput extends InputOf<Id> ? Id : never}[ActionId];

/**
The input as the last argument of a call, optional where the action needs none.
*/
export type Saying<Id extends ActionId> = NoInput extends InputOf<Id> ? [input?: InputOf<Id>] : [input: InputOf<Id>];

/**
Starts an action.
*/
export type StartAction = <Id extends ActionId>(id: Id, input: InputOf<Id>) => void;

export const actions = Object.fromEntries(all.map(action => [action.id, action])) as {readonly [Id in ActionId]: ActionNamed<Id>};

/**
The action of this id, for a caller that learns only when it runs which one that is.
*/
export const actionOf = <Id extends ActionId>(id: Id): Action<InputOf<Id>> => actions[id];
