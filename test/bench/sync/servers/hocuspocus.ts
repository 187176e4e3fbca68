// Hocuspocus with its defaults and no extension: nothing persisted.
import { Server } from '@hocuspocus/server';
import { servePeer } from './serve-peer.ts';

const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false });

servePeer({
  documents: () => server.hocuspocus.getDocumentsCount(),
  listen: async (port) => {
    await server.listen(port);
    return server.address.port;
  },
  stop: () => server.destroy(),
});
