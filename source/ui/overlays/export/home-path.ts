import {homedir} from 'node:os';

/**
A path as it was typed, with the home folder where a shell would put it: no shell sees what is typed here.
*/
export const withHome = (typed: string, home = homedir()): string => /^~(?=$|[\/\\])/v.test(typed) ? `${home}${typed.slice(1)}` : typed;
