/**
Both in one part of the bundle, which is loaded where there is a proxy.
*/
export {HttpProxyAgent} from 'http-proxy-agent';
export {HttpsProxyAgent} from 'https-proxy-agent';
