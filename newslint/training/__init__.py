"""Training, export and evaluation of the packaged language model.

Not part of the wheel. PyTorch is imported only by the modules that build or
fit the network (`encoder`, `network`, `coreference`, `fitness`, `losses`,
`loop`, `export`); readers, generators, the reference decoder and the
evaluation need numpy, onnxruntime, tokenizers and regex alone.
"""
