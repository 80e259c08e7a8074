/**
Both are in one part of the bundle, which is loaded only if there is a proxy.
*/
export {HttpProxyAgent} from 'http-proxy-agent';
export {HttpsProxyAgent} from 'https-proxy-agent';
