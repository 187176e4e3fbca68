/** The program can't go on, and its operator can do something about it: printed as one line, without a stack. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
