"""What every stage needs of text: views on a page, normal forms, segmentation, the tagger."""
