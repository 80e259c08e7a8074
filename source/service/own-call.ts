/**
The header of a session's calls to the embedded Kinesis of its own process. Reads with this header do not count as reads of another program.
*/
export const OWN_CALL_HEADER = 'x-clickmon-own-call';
