/**
The kinds of failed calls that the code treats differently. `throttled`, `unreachable`, `timeout` and `service-error` pass by themselves. `credentials`, `clock` and `denied` need a person. The others need another call.
*/
export type ErrorKind =
	| 'aborted'
	| 'throttled'
	| 'unreachable'
	| 'unknown-host'
	| 'certificate'
	| 'timeout'
	| 'service-error'
	| 'wrong-service'
	| 'expired-iterator'
	| 'expired-token'
	| 'no-credentials'
	| 'credentials'
	| 'clock'
	| 'denied'
	| 'encryption'
	| 'not-found'
	| 'in-use'
	| 'limit'
	| 'invalid'
	| 'unknown';

/**
The parts of an error that tell its kind: the SDK's name and metadata, or Node's code.
*/
export type ErrorParts = {
	readonly name: string;
	readonly code: string;
	readonly message: string;
	readonly statusCode: number | undefined;
	/**
	The proxy that the call went through.
	*/
	readonly proxy?: string;
	/**
	The host that was called through it: STS has another one than Kinesis.
	*/
	readonly proxiedHost?: string;
};

export const errorParts = (error: unknown): ErrorParts => {
	const {name, code, message, $metadata, cause, proxy, proxiedHost} = (typeof error === 'object' && error !== null ? error : {}) as {
		name?: unknown;
		code?: unknown;
		message?: unknown;
		$metadata?: {httpStatusCode?: number};
		cause?: unknown;
		proxy?: unknown;
		proxiedHost?: unknown;
	};
	// The SDK and fetch wrap the socket's error.
	const inner = typeof code === 'string' || cause === undefined || cause === error ? undefined : errorParts(cause);
	return {
		name: typeof name === 'string' ? name : '',
		code: typeof code === 'string' ? code : inner?.code ?? '',
		message: typeof message === 'string' ? message : String(error),
		statusCode: $metadata?.httpStatusCode,
		...(typeof proxy === 'string' ? {proxy} : (inner?.proxy === undefined ? {} : {proxy: inner.proxy})),
		...(typeof proxiedHost === 'string' ? {proxiedHost} : (inner?.proxiedHost === undefined ? {} : {proxiedHost: inner.proxiedHost})),
	};
};

/**
The names that all services share. Source: API Reference, Common Error Types.
*/
const kindByName: ReadonlyMap<string, ErrorKind> = new Map(Object.entries({
	AbortError: 'aborted',
	ThrottlingException: 'throttled',
	Throttling: 'throttled',
	TooManyRequestsException: 'throttled',
	RequestLimitExceeded: 'throttled',
	SlowDown: 'throttled',
	CredentialsProviderError: 'no-credentials',
	TokenProviderError: 'no-credentials',
	ExpiredTokenException: 'credentials',
	ExpiredToken: 'credentials',
	UnrecognizedClientException: 'credentials',
	InvalidClientTokenId: 'credentials',
	MissingAuthenticationTokenException: 'credentials',
	IncompleteSignatureException: 'credentials',
	InvalidSignatureException: 'credentials',
	SignatureDoesNotMatch: 'credentials',
	RequestTimeTooSkewed: 'clock',
	RequestExpired: 'clock',
	RequestInTheFuture: 'clock',
	AccessDeniedException: 'denied',
	AccessDenied: 'denied',
	OptInRequired: 'denied',
	ResourceNotFoundException: 'not-found',
	ResourceInUseException: 'in-use',
	LimitExceededException: 'limit',
	ValidationException: 'invalid',
	UnknownOperationException: 'invalid',
	SerializationException: 'invalid',
	InternalFailureException: 'service-error',
	InternalFailure: 'service-error',
	InternalServerError: 'service-error',
	ServiceUnavailable: 'service-error',
	ServiceUnavailableException: 'service-error',
	TimeoutError: 'timeout',
	RequestTimeout: 'timeout',
	RequestTimeoutException: 'timeout',
} as const));

const kindByCode: ReadonlyMap<string, ErrorKind> = new Map(Object.entries({
	ABORT_ERR: 'aborted',
	ECONNREFUSED: 'unreachable',
	ECONNRESET: 'unreachable',
	ECONNABORTED: 'unreachable',
	EPIPE: 'unreachable',
	EHOSTUNREACH: 'unreachable',
	EHOSTDOWN: 'unreachable',
	ENETUNREACH: 'unreachable',
	ENETDOWN: 'unreachable',
	ENETRESET: 'unreachable',
	EADDRNOTAVAIL: 'unreachable',
	EAI_AGAIN: 'unknown-host',
	ENOTFOUND: 'unknown-host',
	ETIMEDOUT: 'timeout',
	ESOCKETTIMEDOUT: 'timeout',
	ERR_STREAM_PREMATURE_CLOSE: 'unreachable',
	ERR_PROXY_REFUSED: 'unreachable',
	DEPTH_ZERO_SELF_SIGNED_CERT: 'certificate',
	SELF_SIGNED_CERT_IN_CHAIN: 'certificate',
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'certificate',
	UNABLE_TO_GET_ISSUER_CERT: 'certificate',
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'certificate',
	CERT_HAS_EXPIRED: 'certificate',
	CERT_NOT_YET_VALID: 'certificate',
	CERT_UNTRUSTED: 'certificate',
	ERR_TLS_CERT_ALTNAME_INVALID: 'certificate',
	// Plain http spoken by a TLS port or the other way round, and HTTP/1.1 by an HTTP/2 port.
	EPROTO: 'unreachable',
} as const));

const isSignatureTime = (message: string): boolean => /signature (?:expired|not yet current)/iv.test(message);

// The body was not JSON, or was cut off: perhaps a page of a proxy or a hotel's log-in.
const kindOfGarbled = (message: string, statusCode: number | undefined): ErrorKind => {
	if (statusCode === 429) {
		return 'throttled';
	}

	// A gateway reports its own failure in HTML. It passes, as a failure of the service does.
	if (statusCode !== undefined && statusCode >= 500) {
		return 'service-error';
	}

	const isAnswer = statusCode === undefined || statusCode === 200;
	return isAnswer && !message.includes('token \'<\'') ? 'service-error' : 'wrong-service';
};

const kindByStatus = (name: string, statusCode: number | undefined): ErrorKind => {
	if (statusCode === undefined) {
		return 'unknown';
	}

	if (statusCode === 429) {
		return 'throttled';
	}

	if (statusCode >= 500 || statusCode < 300) {
		return 'service-error';
	}

	// The SDK's names for an error that has none.
	return name === 'Unknown' || name === 'UnknownError' ? 'wrong-service' : 'unknown';
};

/**
Tells the kind of any error that a call can throw; `unknown` for an error that no call throws.
*/
export type ClassifyError = (error: unknown) => ErrorKind;

/**
The classifier of a service, from the kinds of its own error names; it knows the common ones.
*/
export const createClassifier = (ownNames: Readonly<Record<string, ErrorKind>>): ClassifyError => {
	const kindByOwnName = new Map(Object.entries(ownNames));
	return error => {
		const {name, code, message, statusCode} = errorParts(error);
		if (isSignatureTime(message)) {
			return 'clock';
		}

		// A call rate is a limit that passes by itself, unlike a quota.
		if (name === 'LimitExceededException' && /rate exceeded/iv.test(message)) {
			return 'throttled';
		}

		// The socket's own error is exact; the SDK says TimeoutError for any reset.
		const known = kindByCode.get(code) ?? kindByOwnName.get(name) ?? kindByName.get(name);
		if (known !== undefined) {
			return known;
		}

		if (name === 'SyntaxError') {
			return kindOfGarbled(message, statusCode);
		}

		if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS')) {
			return 'certificate';
		}

		return code.startsWith('ERR_HTTP2') || code.startsWith('HPE_') ? 'unreachable' : kindByStatus(name, statusCode);
	};
};
