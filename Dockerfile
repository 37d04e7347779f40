# resilint from the committed bundle, with Node.js and git, and nothing that could install more. See docs/docker.md.
FROM node:24-alpine3.22 AS node

FROM alpine:3.22
# What Node.js is linked with, and git, which says what changed (--changed, --staged, --since). Alpine has one version of a
# package at a time, so none can be pinned.
# hadolint ignore=DL3018
RUN apk add --no-cache git libstdc++ && adduser -D -H -u 1000 resilint
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY LICENSE package.json /opt/resilint/
COPY bundle /opt/resilint/bundle
COPY data/types /opt/resilint/data/types
COPY schemas /opt/resilint/schemas

# Compiled code is kept for a second run, which a container does not have.
ENV NODE_ENV=production NODE_DISABLE_COMPILE_CACHE=1
WORKDIR /work
USER 1000:1000
ENTRYPOINT ["node", "/opt/resilint/bundle/cli.js"]
