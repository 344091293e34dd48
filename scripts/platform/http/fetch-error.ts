// What can go wrong with a request, as data: callers decide by `code`, people read `message`.

export type FetchErrorCode =
  // Refused by us before anything was sent.
  | 'bad-url'
  | 'scheme'
  | 'credentials'
  | 'port'
  | 'address'
  | 'fake-ip'
  // On the way.
  | 'dns'
  | 'connect'
  | 'tls'
  | 'proxy'
  | 'first-byte-timeout'
  | 'total-timeout'
  // The answer.
  | 'redirects'
  | 'headers-too-large'
  | 'body-too-large'
  | 'decoded-too-large'
  | 'encoding'
  | 'incomplete'
  | 'protocol'
  // Ours.
  | 'request-limit'
  | 'host-paused'
  | 'interrupted';

const refusals = new Set<FetchErrorCode>(['bad-url', 'scheme', 'credentials', 'port', 'address', 'fake-ip']);
const passing = new Set<FetchErrorCode>([
  'dns',
  'connect',
  'proxy',
  'first-byte-timeout',
  'total-timeout',
  'incomplete',
  'protocol',
]);

/** The message never holds headers, bodies or credentials: it is printed and recorded. */
export class FetchError extends Error {
  override readonly name = 'FetchError';
  readonly code: FetchErrorCode;

  constructor(code: FetchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  /** Nothing was sent, because the address must not be asked. */
  get isRefusal(): boolean {
    return refusals.has(this.code);
  }

  /** Another try may go well. */
  get isPassing(): boolean {
    return passing.has(this.code);
  }
}
