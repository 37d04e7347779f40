#!/usr/bin/env node
require('node:module').enableCompileCache?.();
require('./resilint.js').cli();
