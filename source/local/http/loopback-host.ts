const loopbackNames: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
Whether a Host header names this machine. A web page that has its own name resolve to 127.0.0.1 (DNS rebinding) sends that name here, and is refused.
*/
export const isLoopbackHost = (host: string | undefined): boolean => host !== undefined && loopbackNames.has(host.toLowerCase().replace(/:\d+$/v, ''));
