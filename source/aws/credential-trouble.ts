/**
What the links of the SDK's credential chain log about a profile that is set up but does not work.
*/
const telling = [
	// A failed credential process: its message comes after its command line, which may hold a secret.
	/Command failed: [^\n]*\n(?<words>[\s\S]+)/v,
	/(?<words>Command failed)(?=: [^\n]*(?:\n\s*)?$)/v,
	/(?<words>Profile \S+ credential_process returned .+)/v,
	/(?<words>Profile \S+ credential_process did not return .+)/v,
	/(?<words>Detected a cycle attempting to resolve credentials .+)/v,
	/(?<words>Unsupported credential source in profile .+)/v,
	/(?<words>Profile \S+ requires multi-factor authentication)/v,
	/Could not resolve credentials using profile: (?<words>\[.+\]) in configuration/v,
];

/**
Why there are no credentials, from what the links of the chain logged; undefined if nothing is set up.
*/
export const reasonOf = (said: readonly string[]): string | undefined => {
	for (const expression of telling) {
		for (const line of said) {
			const words = expression.exec(line)?.groups?.words?.trim();
			if (words !== undefined && words !== '') {
				return toReason(words);
			}
		}
	}

	return undefined;
};

const toReason = (words: string): string | undefined => {
	const missing = /^\[(?<profile>.+)\]$/v.exec(words)?.groups?.profile;
	// Then nothing is set up.
	if (missing === 'default') {
		return undefined;
	}

	if (missing !== undefined) {
		return `the profile “${missing}” has no credentials, or is not there`;
	}

	return words === 'Command failed' ? 'the credential_process of the profile failed, and said nothing' : words;
};
