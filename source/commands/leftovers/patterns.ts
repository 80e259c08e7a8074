import {namePattern} from '../../typed/name-pattern.js';

/**
The lab's stream, and streams with such names.
*/
export const LAB_STREAMS = namePattern('clickstream-lab*');

/**
The consumers that clickmon registers under made-up names.
*/
export const OWN_CONSUMERS = namePattern('clickmon-*');
