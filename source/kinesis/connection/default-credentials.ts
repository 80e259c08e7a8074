// In a file of its own: of a library in CommonJS that is imported late, the bundle would know no names.
export {defaultProvider} from '@aws-sdk/credential-provider-node';
