/**
How long a connection may keep the server waiting, in ms. None of it touches a client that works.
*/
export type Timeouts = {
	/**
	For the first bytes, and then for the headers of a request.
	*/
	readonly headers: number;
	/**
	For a body, from its headers to its end.
	*/
	readonly body: number;
	/**
	For anything at all. A subscription has its heartbeats, and a polling client comes back every few seconds.
	*/
	readonly idle: number;
};

export const DEFAULT_TIMEOUTS: Timeouts = {headers: 10_000, body: 60_000, idle: 120_000};
