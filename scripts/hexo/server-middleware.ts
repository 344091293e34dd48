// What hexo-server runs for each request: a type that Hexo's own leave open.

import type { IncomingMessage, ServerResponse } from 'node:http';

export type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
