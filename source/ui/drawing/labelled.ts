import type {Style, Theme} from '../appearance/theme.js';
import {formatCount} from './format.js';
import {span, type Line} from './line.js';

/**
A value with its name before it.
*/
export const labelled = (label: string, value: string, theme: Theme, style: Style = {}): Line => [span(`${label} `, theme.muted), span(value, style)];

/**
A count that had better be zero.
*/
export const labelledFault = (label: string, count: number, theme: Theme): Line => labelled(label, formatCount(count), theme, count > 0 ? theme.bad : {});
