/**
What libraries do when they load, and need not do before somebody asks, or do again for every frame. Each is replaced where it stands word for word; a release that says it otherwise fails the build.
*/
/* eslint-disable require-unicode-regexp -- The file names are matched by Go, which knows no flags. */
export const patches = [
	{
		// Its WebAssembly, which is part of the text, would be decoded letter by letter.
		file: /[/\\]yoga-wasm-base64-esm\.js$/,
		theirs: 'var b=xa(a.slice(37)),c=new Uint8Array(b.length);for(a=0;a<b.length;++a)c[a]=b.charCodeAt(a);var d=c',
		ours: 'var d=new Uint8Array(Buffer.from(a.slice(37),"base64"))',
	},
	{
		// A digest of each row, in a key that tells the row by its place already: it takes Node's crypto, and a row of which one number changed would be made anew.
		file: /[/\\]ink-table[/\\]dist[/\\]index\.js$/,
		theirs: 'import { sha1 } from \'object-hash\';',
		ours: 'const sha1 = () => \'\';',
	},
	{
		// An assertion library, for one line that checks what it was given.
		file: /[/\\]signal-exit[/\\]index\.js$/,
		theirs: 'var assert = require(\'assert\')',
		ours: 'var assert = {equal(actual, expected, message) {if (actual !== expected) {throw new TypeError(message);}}}',
	},
	{
		// The rules of package.json files, all licences of SPDX among them: they wait until somebody asks for meow's `pkg`.
		file: /[/\\]meow[/\\]build[/\\]dependencies\.js$/,
		theirs: 'var normalizeExports = requireNormalize();\nconst normalizePackageData = getDefaultExportFromCjs(normalizeExports);',
		ours: 'const normalizePackageData = data => getDefaultExportFromCjs(requireNormalize())(data);',
	},
	{
		// An expression with all emoji in it takes a tenth of the way to the first frame to be made.
		file: /[/\\]string-width[/\\]index\.js$/,
		theirs: String.raw`const emojiPrefixRegex = /^(?:\p{RGI_Emoji}|\p{Regional_Indicator}{1,2}|[\d#*]\u{FE0F})/v;`,
		ours: String.raw`let emojiPrefix;
const emojiPrefixRegex = {
	exec(text) {
		emojiPrefix ??= /^(?:\p{RGI_Emoji}|\p{Regional_Indicator}{1,2}|[\d#*]\u{FE0F})/v;
		return emojiPrefix.exec(text);
	},
	test: text => emojiPrefixRegex.exec(text) !== null,
};`,
	},
	{
		// It takes the letters of each row apart anew for every frame, and most rows are as they were: a sixth of what a frame takes. So many are kept as a few frames have.
		file: /[/\\]ink[/\\]build[/\\]output\.js$/,
		theirs: 'export default class Output {\n    operations = [];\n    caches = new OutputCaches();',
		ours: `let caches = new OutputCaches();
const lastingCaches = () => {
	if (caches.styledChars.size > 256) {
		caches = new OutputCaches();
	}

	return caches;
};

export default class Output {
	operations = [];
	caches = lastingCaches();`,
	},
];
/* eslint-enable require-unicode-regexp */
