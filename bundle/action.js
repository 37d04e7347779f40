require('./resilint.js').action();
