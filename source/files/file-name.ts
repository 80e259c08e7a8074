import path from 'node:path';
import process from 'node:process';
import filenameReservedRegex, {windowsReservedNameRegex} from 'filename-reserved-regex';

const complaintOf = (name: string): string | undefined => {
	if (windowsReservedNameRegex().test(name)) {
		return `“${name}” is the name of a device on Windows`;
	}

	const [mark] = filenameReservedRegex().exec(name) ?? [];
	switch (mark) {
		case undefined: {
			return undefined;
		}

		case ' ':
		case '.': {
			return 'a name on Windows cannot end with a blank or a dot';
		}

		default: {
			return `a name on Windows cannot contain ${mark < ' ' ? 'a control character' : `“${mark}”`}`;
		}
	}
};

/**
Why Windows would not take this path as a file: `a:b` is a hidden stream of `a`, and `nul.txt` is a device. Undefined for a good path, and on other systems.
*/
export const whyBadPath = (file: string, platform: NodeJS.Platform = process.platform): string | undefined => {
	if (platform !== 'win32') {
		return undefined;
	}

	const {root} = path.win32.parse(file);
	if (root.endsWith(':')) {
		return `Windows reads “${root}” as a drive; a name cannot contain “:”`;
	}

	return file
		.slice(root.length)
		.split(/[\/\\]/v)
		.filter(name => name !== '.' && name !== '..')
		.map(name => complaintOf(name))
		.find(complaint => complaint !== undefined);
};

/**
A name as its file system compares it: Windows and macOS ignore case.
*/
export const comparableName = (name: string, platform: NodeJS.Platform = process.platform): string =>
	platform === 'win32' || platform === 'darwin' ? name.toLowerCase() : name;
