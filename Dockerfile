FROM node:24-bookworm AS build
WORKDIR /build
COPY . .
# Installs what it needs by itself.
RUN npm run build && npm prune --omit=dev --omit=optional --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production DAYBOOK_DATA_DIR=/data
WORKDIR /app
COPY --from=build /build/package.json ./
COPY --from=build /build/node_modules node_modules
COPY --from=build /build/sidecar sidecar
COPY --from=build /build/admin-ui/dist admin-ui/dist
RUN install -d -o node -g node -m 700 /data
USER node
VOLUME /data
EXPOSE 4310
# A service that waits for a person is healthy; one that does not answer is not.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4311/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=2", "sidecar/start.mjs"]
