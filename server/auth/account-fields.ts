import { z } from 'zod';

export const MIN_PASSWORD_LENGTH = 10;

const email = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('This is not an e-mail address like ada@example.com.'));
const name = z.string().trim().min(1, 'Say how others shall see you.').max(100, 'At most 100 characters, please.');
const password = z
  .string()
  .min(MIN_PASSWORD_LENGTH, `At least ${MIN_PASSWORD_LENGTH} characters, please. Length beats symbols.`)
  // Argon2 takes any length; a limit keeps one request from hashing megabytes.
  .max(200, 'At most 200 characters, please.');

/** What a new person says of themselves. */
export const personFields = z.object({ email, name, password });

export const organisationName = z
  .string()
  .trim()
  .min(1, 'Give your organisation a name.')
  .max(100, 'At most 100 characters, please.');

/** The first thing wrong with each field, in words for the person who filled it in. */
export type FieldErrors = Readonly<Record<string, string>>;

export function fieldErrors(error: z.ZodError): FieldErrors {
  const errors: Record<string, string> = {};
  for (const issue of error.issues) errors[issue.path.join('.')] ??= issue.message;
  return errors;
}
