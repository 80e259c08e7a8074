import {
	useApp,
	useStdout,
	useWindowSize,
	type WindowSize,
} from 'ink';
import {useEffect, useRef} from 'react';
import {ERASE_SCREEN} from './control-codes.js';

/**
The terminal's size. After a change of it everything is drawn anew: a terminal that was resized has moved or wrapped what stood there, and Ink rewrites only the lines that it believes to have changed (ink#1023).
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
			// The frame of the new size has to be Ink's last one: `write` draws that one in full after what it writes.
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
