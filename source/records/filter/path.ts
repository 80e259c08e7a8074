import {ExactNumber} from './exact-json.js';

const ANY = '*';

type Members = Readonly<Record<string, unknown>>;

const ownMember = (value: Members, name: string): unknown => Object.hasOwn(value, name) ? value[name] : undefined;

/**
The values at one name or more. Names may have points in them, so the name of a member may be the whole path, or its beginning up to any point. The longest name that exists counts.
*/
const behindNames = (value: Members, path: string): readonly unknown[] => {
	for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
		const member = ownMember(value, path.slice(0, end));
		const values = member === undefined ? [] : (end === path.length ? [member] : behind(member, path.slice(end + 1)));
		if (values.length > 0) {
			return values;
		}
	}

	return [];
};

const behind = (value: unknown, path: string): readonly unknown[] => {
	if (typeof value !== 'object' || value === null || value instanceof ExactNumber) {
		return [];
	}

	const named = behindNames(value as Members, path);
	if (named.length > 0 || !(path === ANY || path.startsWith(`${ANY}.`))) {
		return named;
	}

	const rest = path.slice(ANY.length + 1);
	const all: unknown[] = Object.values(value);
	return rest === '' ? all : all.flatMap(one => behind(one, rest));
};

/**
The values at a path such as `user.id`, `items.0.price` or `items[0].price`. `*` stands for any element of a list and any member of an object, so there may be many.
*/
export const valuesAt = (json: unknown, path: string): readonly unknown[] => {
	const direct = behind(json, path);
	return direct.length > 0 || !path.includes('[') ? direct : behind(json, path.replaceAll(/\[(?<place>\d+|\*)\]/gv, '.$<place>'));
};
