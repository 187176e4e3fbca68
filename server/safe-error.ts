/** What of an error goes into a log. */
export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly [detail: string]: unknown;
}

/** Details that name things of ours or of the system; never values that people wrote. */
const DETAILS = ['code', 'errno', 'syscall', 'address', 'port', 'severity', 'table', 'column', 'constraint', 'routine'];
const DEEPEST = 4;

/**
 * An error without anybody's words in it. Database errors carry the query, its parameters and the row that was refused;
 * parse errors quote what they could not read; none of it may reach a log. Types, codes, names and the stack stay.
 */
export function safeError(error: unknown, depth = 0): SafeError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const details: Record<string, unknown> = {};
  for (const name of DETAILS) {
    const value: unknown = Reflect.get(error, name);
    if (typeof value === 'string' || typeof value === 'number') details[name] = value;
  }
  const inner: unknown = error.cause;
  if (inner instanceof Error && depth < DEEPEST) details.cause = safeError(inner, depth + 1);
  if (error instanceof AggregateError && depth < DEEPEST) {
    details.errors = error.errors.slice(0, 3).map((each) => safeError(each, depth + 1));
  }
  return { type: error.name, message: safeMessage(error), stack: frames(error), ...details };
}

function safeMessage(error: Error): string {
  // Of Drizzle: the whole query with its parameters.
  if ('query' in error && 'params' in error) return 'a query failed: see the cause';
  if (error instanceof SyntaxError || error instanceof URIError) return 'something could not be read (left out: what)';
  const isOfPostgres = 'severity' in error && 'code' in error;
  // Postgres quotes values in what it says about data (class 22) and about what it was sent (class 42 names, too).
  if (isOfPostgres && String(error.code).startsWith('22')) return 'the database refused a value (left out: which)';
  return error.message.split('\n')[0] ?? '';
}

/** The stack without its head, which repeats the message. */
function frames({ stack = '' }: Error): string {
  const lines = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return lines.map((line) => line.trim()).join('\n');
}
