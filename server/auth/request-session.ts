/** Who makes a request: what loaders, actions and the socket learn about the person who is signed in. */
export interface RequestSession {
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  readonly sessionId: string;
}
