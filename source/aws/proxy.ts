import {EventEmitter, once} from 'node:events';
import type {Agent} from 'node:http';
import process from 'node:process';
import type {Duplex} from 'node:stream';
import {getProxyForUrl} from 'proxy-from-env';
import type {HttpRequest} from '@smithy/core/protocols';

/**
The environment variables for a proxy: HTTPS_PROXY, HTTP_PROXY or ALL_PROXY, in small letters too, as for the AWS CLI.
*/
export const isProxyNamed = (environment: NodeJS.ProcessEnv = process.env): boolean =>
	Object.entries(environment).some(([name, value]) => value !== undefined && value !== '' && /^(?:https?|all)_proxy$/iv.test(name));

// A call to this machine does not need a company's proxy, even if the environment names one.
const isThisMachine = (hostname: string): boolean => /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/v.test(hostname);

/**
The proxy that a request goes through, by the environment and its NO_PROXY; undefined for none.
*/
export const proxyOf = async ({protocol, hostname, port}: Pick<HttpRequest, 'protocol' | 'hostname' | 'port'>): Promise<string | undefined> => {
	if (isThisMachine(hostname)) {
		return undefined;
	}

	const proxy = getProxyForUrl(`${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`);
	if (proxy === '') {
		return undefined;
	}

	// As curl and the AWS CLI read it: proxy.example.com:3128 is http.
	return URL.canParse(proxy) && /^https?:/iv.test(proxy) ? proxy : `http://${proxy}`;
};

/**
The proxy as it is shown, without its password.
*/
export const shownProxy = (proxy: string): string => {
	const url = URL.parse(proxy);
	return url ? `${url.protocol}//${url.host}` : 'that the environment names';
};

/**
Adds the host and the proxy to an error of a call through a proxy.
*/
export const throughProxy = (error: unknown, proxiedHost: string, proxy: string): unknown =>
	typeof error === 'object' && error !== null ? Object.assign(error, {proxy: shownProxy(proxy), proxiedHost}) : error;

export type ProxyAgents = {
	readonly httpAgent: Agent;
	readonly httpsAgent: Agent;
	/**
	A connection in TLS to a host behind the proxy, for HTTP/2.
	*/
	openTunnel(host: string, port: number): Promise<Duplex>;
};

/**
Agents whose connections go through the proxy: in a tunnel (CONNECT) if the endpoint speaks TLS.
*/
export const createProxyAgents = async (proxy: string, authorities: string[] | undefined): Promise<ProxyAgents> => {
	const {HttpProxyAgent, HttpsProxyAgent} = await import('./proxy-agent-classes.js');
	const options = {keepAlive: true, maxSockets: Infinity, ca: authorities};
	const httpsAgent = new HttpsProxyAgent(proxy, options);
	// The agent uses these only for the connection to the proxy; the endpoint behind it needs them too.
	Object.assign(httpsAgent.options, {ca: authorities});
	httpsAgent.on('proxyConnect', ({statusCode, statusText}: {statusCode: number; statusText: string}, request: {destroy(error: Error): void}) => {
		if (statusCode !== 200) {
			request.destroy(Object.assign(new Error(`it answers ${statusCode} ${statusText}`), {code: 'ERR_PROXY_REFUSED'}));
		}
	});
	return {
		httpAgent: new HttpProxyAgent(proxy, options),
		httpsAgent,
		async openTunnel(host, port) {
			const {promise: refused, reject} = Promise.withResolvers<never>();
			// The library recognises a request of Node by its events.
			// eslint-disable-next-line unicorn/prefer-event-target
			const request = Object.assign(new EventEmitter(), {destroy: reject});
			const opened = httpsAgent.connect(request as never, {
				host, port, secureEndpoint: true, ALPNProtocols: ['h2'], ca: authorities,
			});
			const tunnel = await Promise.race([opened, refused]) as Duplex;
			await once(tunnel, 'secureConnect');
			return tunnel;
		},
	};
};
