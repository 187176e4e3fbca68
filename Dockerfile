# The image of one Quarterdeck process. `docker build -t quarterdeck .`
# By itself it serves the embedded database in /data; compose.yaml makes a cluster of it.

# The version that the tests run on.
ARG NODE_VERSION=20

FROM node:${NODE_VERSION}-bookworm-slim AS build
WORKDIR /quarterdeck
# By themselves first: they change less often than the sources, and so stay cached.
COPY package.json package-lock.json ./
RUN npm ci --include=dev --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/.quarterdeck-*

FROM node:${NODE_VERSION}-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /quarterdeck
COPY --from=build /quarterdeck/package.json ./
COPY --from=build /quarterdeck/node_modules ./node_modules
COPY --from=build /quarterdeck/build ./build
COPY --from=build /quarterdeck/migrations ./migrations
COPY --from=build /quarterdeck/server/start ./server/start
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
# Not /readyz: a process whose database is away holds edits that nobody else has yet. It must not be restarted for that.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server/start/built.mjs"]
