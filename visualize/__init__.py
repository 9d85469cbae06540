"""The page: from the dataset to one offline HTML file."""
