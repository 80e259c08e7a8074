/**
The mode of a file with records in it, or with what somebody reads: its owner's business alone. Windows keeps files of a user's folders to the user by itself.
*/
export const OWN_FILE = 0o600;

/**
The same for a folder.
*/
export const OWN_FOLDER = 0o700;
