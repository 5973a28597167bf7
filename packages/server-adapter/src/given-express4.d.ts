/** Express 4 under its alias. What the tests use of it is the same in Express 5, whose types are installed. */
declare module 'express4' {
  import express from 'express';
  export default express;
}
