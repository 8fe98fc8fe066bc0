package it.sportello.process.engine;

/** Marks a bean whose methods the expressions of the models may call. */
public interface ModelFunctions {}
