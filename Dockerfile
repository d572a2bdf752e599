FROM node:24-trixie-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
COPY flex-templates flex-templates
RUN npm run build && npm prune --omit=dev

FROM node:24-trixie-slim
ENV NODE_ENV=production LISTEN_HOST=0.0.0.0 PORT=8080 DATA_DIR=/data SECRETS_DIR=/secrets
WORKDIR /app
RUN install --directory --owner=node --group=node --mode=0700 /data /secrets
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY office office
USER node
VOLUME ["/data", "/secrets"]
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --start-interval=1s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node is process 1: main.ts handles SIGTERM itself.
CMD ["node", "dist/src/main.js"]
