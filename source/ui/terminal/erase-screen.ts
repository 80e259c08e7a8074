/**
Erases the whole screen, with what a terminal may keep of its rows beyond a width that it no longer has; then the cursor is at the top left.
*/
export const ERASE_SCREEN = '\u{1B}[2J\u{1B}[H';
