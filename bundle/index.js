const resilint = require('./resilint.js');

exports.formats = resilint.formats;
exports.lint = resilint.lint;
exports.OptionError = resilint.OptionError;
exports.render = resilint.render;
