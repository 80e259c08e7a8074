/**
What libraries do when they load, and need not do before somebody asks. Each is replaced where it stands word for word; a release that says it otherwise fails the build.
*/
/* eslint-disable require-unicode-regexp -- The file names are matched by Go, which knows no flags. */
export const patches = [
	{
		// Its WebAssembly, which is part of the text, would be decoded letter by letter.
		file: /[/\\]yoga-wasm-base64-esm\.js$/,
		eager: 'var b=xa(a.slice(37)),c=new Uint8Array(b.length);for(a=0;a<b.length;++a)c[a]=b.charCodeAt(a);var d=c',
		late: 'var d=new Uint8Array(Buffer.from(a.slice(37),"base64"))',
	},
	{
		// Node's crypto, for a digest of each row of a table. Its list of other digests would be asked for at once.
		file: /[/\\]object-hash[/\\]index\.js$/,
		eager: 'var crypto = require(\'crypto\');',
		late: 'var crypto = {createHash: (...words) => require(\'crypto\').createHash(...words)};',
	},
	{
		// An assertion library, for one line that checks what it was given.
		file: /[/\\]signal-exit[/\\]index\.js$/,
		eager: 'var assert = require(\'assert\')',
		late: 'var assert = {equal(actual, expected, message) {if (actual !== expected) {throw new TypeError(message);}}}',
	},
	{
		// The rules of package.json files, all licences of SPDX among them: they wait until somebody asks for meow's `pkg`.
		file: /[/\\]meow[/\\]build[/\\]dependencies\.js$/,
		eager: 'var normalizeExports = requireNormalize();\nconst normalizePackageData = getDefaultExportFromCjs(normalizeExports);',
		late: 'const normalizePackageData = data => getDefaultExportFromCjs(requireNormalize())(data);',
	},
	{
		// An expression with all emoji in it takes a tenth of the way to the first frame to be made.
		file: /[/\\]string-width[/\\]index\.js$/,
		eager: String.raw`const emojiPrefixRegex = /^(?:\p{RGI_Emoji}|\p{Regional_Indicator}{1,2}|[\d#*]\u{FE0F})/v;`,
		late: String.raw`let emojiPrefix;
const emojiPrefixRegex = {
	exec(text) {
		emojiPrefix ??= /^(?:\p{RGI_Emoji}|\p{Regional_Indicator}{1,2}|[\d#*]\u{FE0F})/v;
		return emojiPrefix.exec(text);
	},
	test: text => emojiPrefixRegex.exec(text) !== null,
};`,
	},
];
/* eslint-enable require-unicode-regexp */
