import {
	useApp,
	useStdout,
	useWindowSize,
	type WindowSize,
} from 'ink';
import {useEffect, useRef} from 'react';
import {ERASE_SCREEN} from './control-codes.js';

/**
The terminal's size. After a change, everything is drawn again: the terminal has moved or wrapped the old text, and Ink rewrites only lines that it knows to be different (ink#1023).
*/
export const useRepaintOnResize = (): WindowSize => {
	const size = useWindowSize();
	const {columns, rows} = size;
	const {write} = useStdout();
	const {waitUntilRenderFlush} = useApp();
	const drawn = useRef<WindowSize>(undefined);

	useEffect(() => {
		const isFirst = drawn.current === undefined;
		drawn.current = {columns, rows};
		if (isFirst) {
			return;
		}

		let isCurrent = true;
		const repaint = async () => {
			// Ink's last frame must have the new size: `write` draws that frame in full after its text.
			await waitUntilRenderFlush();
			if (isCurrent) {
				write(ERASE_SCREEN);
			}
		};

		void repaint();
		return () => {
			isCurrent = false;
		};
	}, [columns, rows, write, waitUntilRenderFlush]);

	return size;
};
