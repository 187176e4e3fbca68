const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz';

/** A random id of 16 letters and digits (91 bits): two clients never make the same. */
export function newId(): string {
  // Bytes past the last whole multiple of the alphabet's size would make its first letters likelier.
  const limit = 256 - (256 % ALPHABET.length);
  let id = '';
  while (id.length < 16) {
    for (const byte of crypto.getRandomValues(new Uint8Array(24))) {
      if (byte < limit && id.length < 16) id += ALPHABET[byte % ALPHABET.length];
    }
  }
  return id;
}
