import type {SessionConfig} from '../config.js';
import type {Command} from './command.js';

export const runDashboard: Command<SessionConfig> = async () => 0;
