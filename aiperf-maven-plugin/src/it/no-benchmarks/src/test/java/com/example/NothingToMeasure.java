package com.example;

public class NothingToMeasure {}
