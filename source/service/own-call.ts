/**
The header of the calls that a session makes to the embedded Kinesis of its own process: what such calls read is no other program's reading.
*/
export const OWN_CALL_HEADER = 'x-clickmon-own-call';
