/**
Why data cannot be decoded. Decoders throw it inside, and return its message.
*/
export class Damage extends Error {}
