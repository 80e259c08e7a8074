/**
The shells that clickmon writes a completion script for.
*/
export const shells = ['powershell', 'bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

export const isShell = (text: string): text is Shell => (shells as readonly string[]).includes(text);
