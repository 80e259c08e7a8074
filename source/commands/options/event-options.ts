import type {HotUser} from '../../records/click-event.js';
import {hotUser} from '../../typed/hot-user.js';
import * as values from '../../typed/values.js';
import type {Flags} from './flags.js';
import {option} from './option.js';
import {wholeNumberFrom} from './values.js';

/**
What the commands that produce take.
*/
export type EventOptions = {
	/**
	Events per second.
	*/
	readonly rate: number;
	readonly seed: number | undefined;
	/**
	Users, and so partition keys; undefined for the lab's.
	*/
	readonly userCount: number | undefined;
	/**
	The user who makes most of the events; undefined lets all click as often as each other.
	*/
	readonly hotUser: HotUser | undefined;
};

const LAB_EVENTS_PER_SECOND = 2;
const MAX_SEED = (2 ** 32) - 1;
const MAX_USERS = 100_000;

const rate = option('--rate R', 'Events per second (2)', {read: values.rate, lasting: {}});
const seed = option('--seed N', 'The same seed gives the same events', {read: wholeNumberFrom(0, MAX_SEED)});
const users = option('--users N', 'Users, and so partition keys, of the events (5): with more, they spread evenly over many shards', {read: wholeNumberFrom(1, MAX_USERS), lasting: {}});

export const hotKey = option('--hot-key USER[:SHARE]', 'One user makes this part of the events (90 %), and so fills one shard, however many there are: user-1:75%', {read: hotUser});

export const eventOptions = [rate, seed, users, hotKey];

export const readEventOptions = (flags: Flags): EventOptions => ({
	rate: flags.value(rate) ?? LAB_EVENTS_PER_SECOND,
	seed: flags.value(seed),
	userCount: flags.value(users),
	hotUser: flags.value(hotKey),
});
